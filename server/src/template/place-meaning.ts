import type { Place } from "./countries.ts";

/** What a text that is no code may mean. */
export interface PlaceMeaning {
  /** Best first; none where nothing is known or near. */
  readonly places: readonly Place[];
  /**
   * `exact`: beyond doubt, for a safe fix; `known`: certain for a person who knows the world; `choice`: one of these, or
   * none; `near`: like these by letters alone.
   */
  readonly how: "exact" | "known" | "choice" | "near";
  /** Why the text is no code, or means no place: a sentence. */
  readonly reason?: string;
}
