import type { Steps } from "../steps.ts";

/*
 * The globs of LSP and VS Code: `*`, `?`, `**`, `{a,b}`, `[a-z]` and `[!a-z]`. Both globs and file names may come from an
 * untrusted workspace. Libraries convert globs to regular expressions, which can take hours for one name. This is an NFA
 * instead, which reads each character once and follows all states in parallel.
 */

/** A state of the NFA. */
interface State {
  /** The states reached without a character. */
  readonly epsilon: State[];
  /** Whether a character leads to `next`. */
  readonly accepts: ((character: string) => boolean) | undefined;
  next: State | undefined;
  /** The last step that reached this state. */
  step: number;
}

function stateOf(epsilon: State[], accepts?: State["accepts"], next?: State): State {
  return { epsilon, accepts, next, step: 0 };
}

/** Counts the steps of all globs, so that each state is reached only once per step. */
let steps = 0;

/** A part of a glob: returns the state that leads through it to `next`. */
type Part = (next: State) => State;

/** The states that a glob is in after a text. */
export class GlobPlace {
  readonly #states: readonly State[];
  readonly #end: State;

  private constructor(states: readonly State[], end: State) {
    this.#states = states;
    this.#end = end;
  }

  static startOf(glob: string): GlobPlace {
    const end = stateOf([]);
    const states: State[] = [];
    reach(joined(partsOf(glob))(end), states, ++steps);
    return new GlobPlace(states, end);
  }

  /** Whether the text matches the glob. */
  get isMatch(): boolean {
    return this.#states.includes(this.#end);
  }

  /** Whether the text matches, or could match if continued. */
  get isOpen(): boolean {
    return this.#states.length > 0;
  }

  /** The place after more text. */
  after(text: string): GlobPlace {
    let states = this.#states;
    for (const character of text) {
      const reached: State[] = [];
      steps++;
      for (const { accepts, next } of states) if (next && accepts?.(character)) reach(next, reached, steps);
      states = reached;
    }
    return new GlobPlace(states, this.#end);
  }
}

/** Whether a path may be a glob. It may still be the name of a file that contains such characters. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** Whether a path matches a glob, both relative to the same folder. */
export function matchesGlob(path: string, glob: string): boolean {
  return GlobPlace.startOf(glob).after(path).isMatch;
}

/** Whether a path matches any of the globs. */
export function* matchesAny(path: string, globs: readonly string[]): Steps<boolean> {
  for (const glob of globs) {
    if (matchesGlob(path, glob)) return true;
    yield;
  }
  return false;
}

/** Adds a state and its epsilon closure. */
function reach(state: State, reached: State[], step: number): void {
  if (state.step === step) return;
  state.step = step;
  for (let next = reached.push(state) - 1; next < reached.length; next++) {
    for (const other of (reached[next] as State).epsilon) {
      if (other.step === step) continue;
      other.step = step;
      reached.push(other);
    }
  }
}

function joined(parts: readonly Part[]): Part {
  return (next) => parts.reduceRight((state, part) => part(state), next);
}

function one(accepts: (character: string) => boolean): Part {
  return (next) => stateOf([], accepts, next);
}

function any(accepts: (character: string) => boolean): Part {
  return (next) => {
    const state = stateOf([next], accepts);
    state.next = state;
    return state;
  };
}

function choice(choices: readonly Part[]): Part {
  return (next) => stateOf(choices.map((each) => each(next)));
}

/** Any number of folders, each followed by a slash. */
const folders: Part = (next) => {
  const state = stateOf([next]);
  state.epsilon.push(joined([any(inName), one(isSlash)])(state));
  return state;
};

function isSlash(character: string): boolean {
  return character === "/";
}

function inName(character: string): boolean {
  return character !== "/";
}

/** Braces nested more deeply than this are ordinary characters. */
const deepest = 50;

function partsOf(glob: string): Part[] {
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(glob) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  const sequence = (ends: string): Part[] => {
    const parts: Part[] = [];
    while (at < glob.length && !ends.includes(glob[at] as string)) parts.push(part());
    return parts;
  };
  const part = (): Part => {
    if (take(/(?<![^/{,])(?:\*\*\/)+/y)) return folders;
    if (take(/(?<![^/{,])\*\*(?![^},])/y)) return any(() => true);
    if (take(/\*+/y)) return any(inName);
    if (take(/\?/y)) return one(inName);
    const set = take(/\[([!^]?)(\]?[^\]/]*)\]/y);
    if (set) return one(setOf(set[2] ?? "", set[1] !== ""));
    if (depth < deepest && take(/\{/y)) {
      const choices: Part[] = [];
      depth++;
      do choices.push(joined(sequence(",}")));
      while (take(/,/y));
      depth--;
      // An unclosed brace ends with the glob.
      take(/\}/y);
      return choice(choices);
    }
    const [character = ""] = take(/./suy) ?? [];
    return one((other) => other === character);
  };
  return sequence("");
}

/** Matches the characters of a set such as `[a-z_]`, or if inverted, all others except the slash. */
function setOf(text: string, isInverted: boolean): (character: string) => boolean {
  const ranges = Array.from(text.matchAll(/(.)-(.)|(.)/gsu), ([, from, to, single]) => [from ?? single, to ?? single]);
  const holds = (character: string) => ranges.some(([from = "", to = ""]) => from <= character && character <= to);
  return (character) => inName(character) && holds(character) !== isInverted;
}
