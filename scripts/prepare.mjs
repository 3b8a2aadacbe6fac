/**
 * Builds the bundles. npm runs this after `npm ci`, before `npm pack`, and when the package is installed from its
 * repository. With `--global`, as pre-commit does that, npm has not installed what builds them.
 */
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const env = { ...process.env };
// Otherwise, npm would install globally here too.
for (const name of ["npm_config_global", "npm_config_location", "npm_config_prefix"]) delete env[name];
const run = (command) => execSync(command, { env, stdio: "inherit" });
if (!existsSync("node_modules/esbuild")) run("npm ci --ignore-scripts");
run("npm run build");
