import { describe, expect, it } from "vitest";
import { gridSvg } from "./grid-svg";

const grid = (cell: string) =>
  gridSvg({
    title: "Map",
    subtitle: "Q3",
    columns: ["Buy", "Use", "Stay"],
    rows: [{ label: "Wants", cells: [cell, "b", "c"] }],
    curve: {
      solid: { name: "Felt", values: [1, null, -1] },
      dashed: { name: "Designed", values: [1, 1, 1] },
    },
  });

describe("a map as a picture", () => {
  it("takes what people wrote as text, whatever it looks like", () => {
    const drawn = grid('<script>alert("1")</script>\u0000 & \ud800');
    expect(drawn).not.toContain("<script");
    expect(drawn).toContain("&lt;script&gt;");
    expect(/[\u0000-\u0008\ud800]/u.test(drawn)).toBe(false);
  });

  it("breaks the felt line where nothing is known, and draws the other dashed", () => {
    const drawn = grid("a");
    expect(drawn.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(drawn.match(/<circle/g)).toHaveLength(2);
    expect(/d="M[^L"]*M[^L"]*" fill="none" stroke="#141b24"/.test(drawn)).toBe(true);
  });
});
