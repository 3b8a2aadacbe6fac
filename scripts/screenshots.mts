/** Takes the README's pictures from the running product: `npm run screenshots`. */
import { join } from "node:path";
import { projectRoot, startSession } from "../test/host/session.ts";

const images = join(projectRoot, "docs", "images");
await using session = await startSession({
  fixture: join(projectRoot, "samples"),
  viewport: { width: 1280, height: 720 },
  scale: 2,
  settings: { "workbench.colorTheme": "Default Light Modern", "editor.fontSize": 14, "editor.minimap.enabled": false },
});
const { workbench } = session;
await workbench.openFile("clients.csv");
await workbench.waitUntil(async () => (await workbench.squiggles()).error > 3, "squiggles");
await workbench.page.locator(".codelens-decoration").first().waitFor();
await workbench.screenshot(join(images, "squiggles.png"));
await workbench.goTo(5, 41);
await workbench.quickFixes();
await workbench.screenshot(join(images, "quick-fix.png"));
await workbench.press("Escape");
await workbench.runCommand("Asio Import: Validate import");
await workbench.answerNotification("rows", "Open response file");
await workbench.waitUntil(async () => (await workbench.squiggles()).info > 0, "reasons in the response file");
await workbench.screenshot(join(images, "response.png"));
