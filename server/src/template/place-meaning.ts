import type { Place } from "./countries.ts";

/** What a text that is not a code may mean. */
export interface PlaceMeaning {
  /** Best first; empty if nothing is known or close. */
  readonly places: readonly Place[];
  /**
   * - `exact`: certain, good enough for a safe fix
   * - `known`: certain with general knowledge
   * - `choice`: one of these places, or none
   * - `near`: only the spelling is similar
   */
  readonly how: "exact" | "known" | "choice" | "near";
  /** Why the text is not a code, or means no place: a sentence. */
  readonly reason?: string;
}
