import type { Steps } from "../../steps.ts";
import { readingXml, withoutReferences } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** Another part that a part of a workbook needs. */
export interface Relationship {
  readonly id: string;
  /** What it is, such as `worksheet`: the end of its type, whose beginning depends on the edition of the standard. */
  readonly kind: string;
  /** Its path in the archive. */
  readonly path: string;
}

/** The largest part that only describes others, in bytes. */
export const largestDescription = 2 ** 26;

/**
 * Reads what a part needs.
 * @param part its path; empty for the workbook as a whole
 */
export function* readingRelationships(zip: Zip, part: string): Steps<Relationship[]> {
  const slash = part.lastIndexOf("/") + 1;
  const [folder, file] = [part.slice(0, slash), part.slice(slash)];
  const path = `${folder}_rels/${file}.rels`;
  const found: Relationship[] = [];
  if (!zip.has(path)) return found;
  yield* readingXml(zip, path, largestDescription, {
    opened(element, attributes) {
      if (element !== "Relationship") return;
      const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attributes();
      if (mode === "External") return;
      const kind = type.slice(type.lastIndexOf("/") + 1);
      found.push({ id, kind, path: resolved(withoutReferences(target), folder) });
    },
  });
  return found;
}

/** The path of a target, which counts from the archive's root or from the folder of the part that names it. */
function resolved(target: string, folder: string): string {
  const names: string[] = [];
  for (const name of (/^[/\\]/.test(target) ? target : folder + target).split(/[/\\]/)) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}
