export { __importDefault, __importStar } from "tslib/tslib.es6.mjs";

/** Copies values, which do not change once their file is loaded. TypeScript would make a getter of each. */
export function __exportStar(from, exports) {
  for (const name in from) if (name !== "default" && !Object.hasOwn(exports, name)) exports[name] = from[name];
}
