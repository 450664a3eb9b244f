import { describe, expect, it } from "vitest";
import { markup, type Markup } from "./drawing";

describe("markup", () => {
  it("escapes what is put in, keeps markup, joins lists, and leaves out what is undefined", () => {
    const label = markup`<text x="${1}">${`"><script>alert('&')</script>`}</text>`;
    expect(label.text).toBe(
      '<text x="1">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</text>',
    );
    expect(markup`<g>${[label, undefined, markup`<path/>`]}</g>`.text).toBe(`<g>${label.text}<path/></g>`);
  });

  it("takes markup from itself alone: an object that only looks like it is refused", () => {
    const lookalike = { text: "<b>" } as unknown as Markup;
    expect(() => markup`${lookalike}`).toThrow();
  });
});
