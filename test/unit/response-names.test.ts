import assert from "node:assert/strict";
import { test } from "node:test";
import { originName, responseFileName } from "../../server/src/response/names.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of asioImport.response.fileName
const placeholder = "${name}";

test("the import file's name is told by its response file's, by the setting or the usual endings", () => {
  for (const pattern of [`${placeholder}.response.csv`, `failed-${placeholder}.csv`, `${placeholder}-out.txt`]) {
    assert.equal(originName(pattern, responseFileName(pattern, "my clients.csv")), "my clients.csv", pattern);
    for (const ending of ["response", "retry", "ready", "rest", "RETRY"]) {
      assert.equal(originName(pattern, `clients.${ending}.csv`), "clients.csv");
    }
  }
  for (const name of ["clients.csv", ".retry.csv", "retry.csv", "failed-.csv", "download.csv"]) {
    assert.equal(originName(`failed-${placeholder}.csv`, name), undefined, name);
  }
  assert.equal(originName("failed.csv", "failed.csv"), undefined);
});
