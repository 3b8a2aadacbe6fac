import type { Answered, QuestionKind, Questions, Told } from "../messages.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();

/** The rows have changed since the web view was told of them. */
export class Outdated extends Error {}

const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
let last = 0;

/**
 * Asks the extension.
 * @throws Outdated, or Error with a sentence for the user
 */
export function ask<Kind extends QuestionKind>(
  kind: Kind,
  question: Questions[Kind]["ask"],
): Promise<Questions[Kind]["answer"]> {
  const number = ++last;
  vscode.postMessage({ number, kind, ...question });
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve: (answer) => resolve(answer as Questions[Kind]["answer"]), reject });
  });
}

/** Keeps something until the page is there again, as when VS Code's window is loaded again. */
export function keep(state: unknown): void {
  vscode.setState(state);
}

/** What was kept last. */
export function kept(): unknown {
  return vscode.getState();
}

/** Calls `use` with what the extension tells. */
export function listen(use: (told: Told) => void): void {
  window.addEventListener("message", ({ data }: MessageEvent<Answered | Told>) => {
    if ("tell" in data) {
      use(data);
      return;
    }
    const { number, answer, problem, isOutdated } = data;
    const { resolve, reject } = waiting.get(number) ?? {};
    waiting.delete(number);
    if (isOutdated) reject?.(new Outdated());
    else if (problem !== undefined) reject?.(new Error(problem));
    else resolve?.(answer);
  });
}
