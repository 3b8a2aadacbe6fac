import assert from "node:assert/strict";
import { extensions } from "vscode";

describe("the extension", () => {
  it("is installed and starts", async () => {
    const extension = extensions.getExtension("asio-import.asio-import");
    assert.ok(extension, "VS Code knows the extension asio-import.asio-import");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
