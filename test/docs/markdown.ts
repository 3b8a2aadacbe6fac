import GithubSlugger from "github-slugger";
import markdownIt, { type Token } from "markdown-it";

/** The links of a page and its link targets. */
export interface Page {
  /** Addresses of links, as written. */
  readonly links: readonly string[];
  /** Addresses of pictures, as written. */
  readonly pictures: readonly string[];
  /** Anchors of headings, as GitHub generates them. */
  readonly anchors: readonly string[];
}

export function readPage(text: string): Page {
  const slugger = new GithubSlugger();
  const blocks = markdownIt({ html: true }).parse(text, {});
  const inline = blocks.flatMap(({ children }) => children ?? []);
  const addresses = (type: string, name: string) =>
    inline.filter((token) => token.type === type).map((token) => decodeURI(String(token.attrGet(name))));
  return {
    links: addresses("link_open", "href"),
    pictures: addresses("image", "src"),
    anchors: blocks.flatMap(({ type }, index) =>
      type === "heading_open" ? [slugger.slug(plainText(blocks[index + 1]))] : [],
    ),
  };
}

function plainText(heading: Token | undefined): string {
  return (heading?.children ?? []).map(({ content }) => content).join("");
}
