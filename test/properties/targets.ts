import { edits } from "./edits.ts";
import { exports } from "./exports.ts";
import { files } from "./files.ts";
import { fixes } from "./fixes.ts";
import { messages } from "./messages.ts";
import { settings } from "./settings.ts";
import type { Target } from "./target.ts";

/** What the fuzzer tries, by the name that `npm run fuzz` takes. */
export const targets: Readonly<Record<string, Target<unknown>>> = { edits, files, exports, settings, messages, fixes };
