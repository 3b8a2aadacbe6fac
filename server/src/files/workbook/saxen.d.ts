declare module "saxen" {
  /** The attributes of an element, with entities undecoded. */
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    on(event: "openTag", heard: (element: string, attributes: () => Attributes | false) => void): this;
    on(event: "closeTag", heard: (element: string) => void): this;
    on(event: "text" | "cdata" | "comment" | "attention" | "question", heard: (text: string) => void): this;
    on(event: "error", heard: (error: Error) => void): this;
    /** Parses what is complete so far. */
    write(xml: string): this;
    end(): void;
  }
}
