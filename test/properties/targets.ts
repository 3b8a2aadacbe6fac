import { exports } from "./hostile-exports.ts";
import { files } from "./hostile-files.ts";
import { settings } from "./hostile-settings.ts";
import type { Target } from "./target.ts";

export const targets: Readonly<Record<string, Target<unknown>>> = { files, exports, settings };
