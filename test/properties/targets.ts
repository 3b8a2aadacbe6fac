import { files } from "./hostile-files.ts";
import type { Target } from "./target.ts";

export const targets: Readonly<Record<string, Target<unknown>>> = { files };
