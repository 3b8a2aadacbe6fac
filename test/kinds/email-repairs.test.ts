import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { offers } from "./offers.ts";

const email = (Email: string) => offers({ Email }, "Email", "email");

describe("email addresses", () => {
  test("removes what programs put around an address, and replaces typographic signs", () => {
    for (const [text, wanted] of [
      ["SMTP:a@firm.example", "a@firm.example"],
      ["o’neil@firm.example", "o'neil@firm.example"],
      ["a＠firm.example", "a@firm.example"],
      ["a@firm.example#mailto:a@firm.example#", "a@firm.example"],
      ["smtp:a@firm.example", "a@firm.example"],
      ["o‘neil@firm.example", "o'neil@firm.example"],
      ["ａ@firm.example", "a@firm.example"],
      ["[a@firm.example](mailto:a@firm.example)", "a@firm.example"],
      ["mailto:a@firm.example?subject=Hello", "a@firm.example"],
      ["a@firm‐one.example", "a@firm-one.example"],
      ["a@firm。example", "a@firm.example"],
      ["a%40firm.example", "a@firm.example"],
      ["d´arcy@firm.example", "d'arcy@firm.example"],
    ] as const) {
      assert.deepEqual(email(text), [["sure", wanted]], text);
    }
  });

  test("removes quotes of any kind around an address", () => {
    for (const text of ["'?'", "“?”", "„?“", "‘?’", "«?»", "« ? »", "‹?›", "「?」", "`?`", "＂?＂", "{?}", "“?"]) {
      assert.deepEqual(email(text.replace("?", "a@firm.example")), [["sure", "a@firm.example"]], text);
    }
  });

  test("only suggests removing a space in a mailbox, since its last word may be another mailbox", () => {
    for (const [text, wanted] of [
      ["a b@firm.example", "ab@firm.example"],
      ["john smith@firm.example", "johnsmith@firm.example"],
      ["first last.name@firm.example", "firstlast.name@firm.example"],
    ] as const) {
      assert.deepEqual(email(text), [["guess", wanted]], text);
    }
    assert.deepEqual(email("Ann Lee ann@firm.example")[0], ["guess", "ann@firm.example"]);
  });

  test("suggests each of two addresses", () => {
    assert.deepEqual(email("a@firm.example; b@firm.example"), [
      ["guess", "a@firm.example"],
      ["guess", "b@firm.example"],
    ]);
  });
});
