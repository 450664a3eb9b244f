import type { ReactElement } from "react";
import { expect, it } from "vitest";
import type { Markup } from "./drawing";
import { leanIcon } from "./lean-icon";

const tick = { __iconData: { name: "tick", size: 24, node: [["path", { d: "M20 6 9 17l-5-5", key: "a" }]] } };

it("draws the shapes of an icon in one element that screen readers pass over", () => {
  const draw = leanIcon(tick) as (props: object) => ReactElement<{ of: Markup }>;
  const { props } = draw({ className: "size-4", strokeWidth: 1.75 });
  expect(props).toMatchObject({ "aria-hidden": true, className: "icon size-4", strokeWidth: 1.75 });
  expect(props.of.text).toBe('<path d="M20 6 9 17l-5-5" />');
});

it("refuses what is no icon", () => {
  expect(() => leanIcon({})).toThrow();
});
