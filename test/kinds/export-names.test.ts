import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ExistingCompanies } from "../../server/src/existing/companies.ts";
import { exactHash, looseHash, looseMatchKey } from "../../server/src/existing/loose-hash.ts";
import { hasOtherScript, plainName } from "../../server/src/template/plain-text.ts";
import { kind, match, read } from "./exports.ts";

const unread = {
  problem: /^One of 2 records in export\.(?:json|csv) has no readable name: record 2, the text /,
};

/** In an export of two companies, once as JSON and once as CSV. */
function refused(names: readonly string[]) {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return Object.fromEntries(
    names.flatMap((name) => [
      [
        name,
        [
          JSON.stringify([
            { id: 1, name: "Fabrikam" },
            { id: 2, name },
          ]),
          unread,
        ] as const,
      ],
      [`${name} (CSV)`, [`ID,Name\n1,Fabrikam\n2,${quoted(name)}\n`, unread, "export.csv"] as const],
      [`${name} (alone)`, [JSON.stringify(["Fabrikam", name]), unread] as const],
    ]),
  );
}

kind(
  "placeholders as names",
  refused([
    ...["N/A", "null", "(none)", "undefined", "-", "***", "?", "#NAME?", "#REF!", "#N/A", "#######"],
    ...["[object Object]", "System.String[]", "System.Data.DataRow", "List`1[System.String]", "{{company}}"],
    ...["com.example.Company@1b6d3586", "<built-in method title of str object>"],
  ]),
);

kind(
  "incomplete names",
  refused([
    ...["Loading...", "Contoso Dent…", "Contoso Dent...", "M\uFFFDller", "M?ller", "DVO?ÁK", "Con***", "C***o D*****"],
    "M\u00ef\u00bf\u00bdller",
  ]),
);

kind("names of a record beside other names", {
  "a placeholder beside another name": [
    '[{"id":1,"name":"Larkspur Dental","friendlyName":"N/A"},{"id":2,"name":"#N/A","displayName":"Bolt"}]',
    "found",
  ],
  "a lost name beside another name": [
    '[{"id":1,"name":"MULLER","friendlyName":"M\uFFFDller"}]',
    { problem: /^No record in export\.json has a readable name. The first is the text "MULLER"/ },
  ],
  "lost characters in a field that is not read": ['[{"id":1,"name":"Larkspur Dental","notes":"Caf\uFFFD"}]', "found"],
  "another script, and question marks": ['["株式会社東芝","What? Where? Ltd","Yahoo!","Larkspur Dental"]', "found"],
  "remarks between asterisks": ['["***VIP*** Bolt","Acme ***DO NOT USE***","Larkspur Dental"]', "found"],
  "a placeholder name for unknown companies": [
    '[{"id":1,"name":"Unknown"},{"id":2,"name":"Larkspur Dental"}]',
    "found",
  ],
});

describe("finds a possible match for names that are equal once reduced like our own fixes", () => {
  const members: Record<string, string> = {
    "Smith &amp; Sons": "Smith and Sons",
    "Smith &amp;amp; Sons": "Smith and Sons",
    "Smith %26 Sons": "Smith and Sons",
    "O&#39;Reilly Ltd": "OReilly Ltd",
    "O&#x27;Reilly Ltd": "OReilly Ltd",
    "Jos&eacute; &amp; Co": "Jose and Co",
    "Contoso™": "Contoso",
    "Contoso℠ Dental": "Contoso Dental",
    "Contoso®": "Contoso",
    "Contoso℃": "Contoso",
    "Hawaiʻi Dental": "Hawaii Dental",
    "1️⃣ First": "1 First",
    "Caf\\u00e9 Roma": "Cafe Roma",
    "<b>Contoso-Dental</b>": "Contoso Dental",
    "Αθήνα ΑΕ": "ΑΘΗΝΑ ΑΕ",
    Παπαδόπουλος: "ΠΑΠΑΔΟΠΟΥΛΟΣ",
    "Μαΐου ΕΠΕ": "ΜΑΙΟΥ ΕΠΕ",
    "ООО Берёза": "ООО Береза",
    "Åse Bygg": "Aase Bygg",
    "Blåbær AS": "Blaabaer AS",
    "Haaland AS": "H\u00e5land AS",
    "Fish & Co": "Fish &amp; Co",
    "O'Reilly Ltd": "O&#39;Reilly Ltd",
    "Müller & Söhne": "M&uuml;ller &amp; S&ouml;hne",
  };
  for (const [existing, name] of Object.entries(members)) {
    it(existing, () => {
      assert.equal(match(JSON.stringify([{ id: 1, name: existing }]), name)?.strength, "loose");
      assert.equal(match(JSON.stringify([existing]), name)?.strength, "loose");
      const csv = `Name,ID\n"${existing}",1\n`;
      assert.equal(match(csv, name, "NONE", "export.csv")?.strength, "loose");
    });
  }
  it("matches an encoded name exactly", () => {
    assert.equal(match('["Contoso&nbsp;Dental"]', "Contoso Dental")?.strength, "exact");
    assert.equal(match('["Contoso%20Dental"]', "Contoso Dental")?.strength, "exact");
    assert.equal(match("Name,ID\nCafÃ© Roma,1\n", "Café Roma", "NONE", "export.csv")?.strength, "exact");
  });
  it("matches a sign exactly with the letters that it stands for", () => {
    assert.equal(match('["Contoso™"]', "ContosoTM")?.strength, "exact");
    assert.equal(match('["ContosoTM"]', "Contoso™")?.strength, "exact");
    assert.equal(match('["№1 Ltd"]', "No1 Ltd")?.strength, "exact");
    assert.notEqual(exactHash("Contoso™"), looseHash("Contoso™"));
  });
  it("covers every sign that a safe fix drops", () => {
    const missed: string[] = [];
    for (let code = 0xa0; code < 0x1f700; code++) {
      if (code === 0xd800) code = 0xe000;
      const sign = String.fromCodePoint(code);
      for (const text of [`Abcd ${sign} efgh`, `Abcd${sign}efgh`, `Abcdefgh${sign}`]) {
        if (hasOtherScript(text)) continue;
        if (looseMatchKey(plainName(text)) !== looseMatchKey(text)) missed.push(code.toString(16));
      }
    }
    // A mark that becomes a letter in upper case, and two phonetic superscripts.
    assert.deepEqual([...new Set(missed)], ["345", "10781", "10782"]);
  });
});

describe("matches the customer of a job or sub-customer", () => {
  for (const job of ["Larkspur Dental:Main Site", "Larkspur Dental:North:Phase 2", "Larkspur Dental : Job 7"]) {
    it(job, () => {
      for (const [content, file] of [
        [JSON.stringify([{ id: 1, name: job }]), "export.json"],
        [`Customer,City\n${job},x\n`, "export.csv"],
      ] as const) {
        assert.equal(match(content, "Larkspur Dental", "NONE", file)?.strength, "exact");
        assert.equal(match(content, job, "NONE", file)?.strength, "exact");
      }
    });
  }
  it("but not a prefix that is too short, or a URL", () => {
    assert.equal(match('[{"id":1,"name":"Re:Design"},{"id":2,"name":"https://acme.example"}]', "Re"), undefined);
    assert.equal(match('[{"id":1,"name":"https://acme.example"}]', "https"), undefined);
  });
});

describe("reads IDs with more digits than a JavaScript number can hold", () => {
  const long = "9007199254740993";
  for (const [name, content] of Object.entries({
    "a number": `[{"id":${long},"name":"Meridian"}]`,
    "the last of several": `{"data":[{"id":1,"name":"M"},{"id": ${long} ,"name":"Meridian"}],"total":2}`,
    "under another key": `[{"name":"Meridian","customerId":${long}}]`,
    "in JSON Lines": `{"name":"M","id":1}\n{"name":"Meridian","id":${long}}\n`,
    "beside such digits in a text": `[{"id":${long},"name":"Meridian","notes":"a \\",9007199254740992, b"}]`,
    "a text": `[{"id":"${long}","name":"Meridian"}]`,
  })) {
    it(name, () => {
      assert.deepEqual(match(content, "None", long)?.value, long);
      assert.equal(match(content, "None", "9007199254740992"), undefined);
    });
  }
});

describe("rejects exports in an unknown code page", () => {
  const bytes = (text: string, page: Record<string, number>) =>
    Uint8Array.from(text, (letter) => page[letter] ?? letter.charCodeAt(0));
  const dos = { ä: 0x84, é: 0x82 };
  const mac = { ü: 0x9f, é: 0x8e };
  const lost = /^export\.(?:csv|json) is not saved as UTF-8, and characters are lost: save it as UTF-8\.$/;
  for (const [name, content] of Object.entries({
    "MS-DOS, a CSV": bytes("Name,ID\nFabrikam,1\nJäger Bau,2\n", dos),
    "MS-DOS, JSON": bytes('[{"id":1,"name":"Jäger Bau"}]', dos),
    "Macintosh, a CSV": bytes("Name,ID\nFabrikam,1\nMünchen Café,2\n", mac),
    "Macintosh, JSON": bytes('[{"id":1,"name":"München Café"}]', mac),
  })) {
    it(name, () => {
      const parsed = read(content, name.endsWith("CSV") ? "export.csv" : "export.json");
      assert.ok(!parsed.ok);
      assert.match(parsed.problem, lost);
    });
  }
  it("but reads Windows-1252", () => {
    const parsed = read(bytes("Name,ID\nJäger Bau,1\nMünchen Café,2\n", {}), "export.csv");
    assert.ok(parsed.ok);
    assert.equal(new ExistingCompanies([parsed.companies]).match("Jäger Bau", "")?.strength, "exact");
  });
});
