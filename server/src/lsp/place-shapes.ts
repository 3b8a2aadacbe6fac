import type { Position, Range } from "../document/positions.ts";
import { count, object, type Shape } from "./shapes.ts";

/** A position of LSP. */
export const position = object<Position>({ line: count, character: count });

const ends = object<Range>({ start: position, end: position });

/** A range of LSP, which must not end before it starts. */
export const range: Shape<Range> = {
  fault(value, name) {
    const fault = ends.fault(value, name);
    if (fault !== undefined) return fault;
    const { start, end } = value as Range;
    const isReversed = end.line < start.line || (end.line === start.line && end.character < start.character);
    return isReversed ? `${name} must not end before it starts` : undefined;
  },
};

/** More than an editor has cursors. */
export const maxPositions = 10_000;
