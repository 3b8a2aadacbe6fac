import assert from "node:assert/strict";
import { test } from "node:test";
import { correctedNames, originName, responseFileName, retryName } from "../../server/src/response/names.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of asioImport.response.fileName
const placeholder = "${name}";

test("the import file's name is told by its response file's, by the setting or the usual endings", () => {
  for (const pattern of [`${placeholder}.response.csv`, `failed-${placeholder}.csv`, `${placeholder}-out.txt`]) {
    assert.equal(originName(pattern, responseFileName(pattern, "my clients.csv")), "my clients.csv", pattern);
    assert.equal(retryName(pattern, responseFileName(pattern, "clients.csv")), "clients.retry.csv");
    for (const ending of ["response", "retry", "ready", "rest", "RETRY"]) {
      assert.equal(originName(pattern, `clients.${ending}.csv`), "clients.csv");
    }
  }
  for (const name of ["clients.csv", ".retry.csv", "retry.csv", "failed-.csv", "download.csv"]) {
    assert.equal(originName(`failed-${placeholder}.csv`, name), undefined, name);
  }
  assert.equal(originName("failed.csv", "failed.csv"), undefined);
  assert.equal(originName(`${placeholder}.csv`, "clients.csv"), undefined);
});

test("files with rows to correct have the name of the setting, too, but never that of the import file", () => {
  const usual = ["clients.rest.csv", "clients.retry.csv", "clients.response.csv"];
  assert.deepEqual(correctedNames(`${placeholder}.csv`, "clients.csv"), usual);
  assert.deepEqual(new Set(correctedNames(`${placeholder}.response.csv`, "clients.csv")), new Set(usual));
  const named = correctedNames(`failed-${placeholder}.csv`, "clients.csv");
  assert.deepEqual(named, usual.toSpliced(2, 0, "failed-clients.csv"));
});

test("a retry file is named after the import file, or else after its response file", () => {
  assert.equal(retryName(`${placeholder}.response.csv`, "clients.response.csv"), "clients.retry.csv");
  for (const name of ["download", "clients.rest", "clients.retry"]) {
    assert.equal(retryName(`${placeholder}.response.csv`, `${name}.csv`), `${name}.retry.csv`);
  }
  // The response file would be replaced by what is made of it.
  assert.equal(retryName(`${placeholder}.retry.csv`, "clients.retry.csv"), "clients.retry.retry.csv");
  assert.equal(retryName(`${placeholder}.RETRY.csv`, "clients.RETRY.csv"), "clients.RETRY.retry.csv");
});
