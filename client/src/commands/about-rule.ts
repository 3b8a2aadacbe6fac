import { Failure } from "../failure.ts";
import { showRulePage } from "../rule-pages.ts";
import type { Command } from "./command.ts";

/**
 * Shows the documentation of a rule.
 * @param args the code of the rule
 */
export const aboutRule: Command = async ({ extensionUri }, [code]) => {
  if (typeof code !== "string") throw new Failure("No rule was given.");
  await showRulePage(extensionUri, code);
};
