import { expect, it } from "vitest";
import { inTreeOrder, parentRefusal, slugFor } from "./departments";

const tree = [
  { id: 1, parentId: null },
  { id: 2, parentId: 1 },
  { id: 3, parentId: 2 },
  { id: 4, parentId: 99 },
];

it("keeps the tree a tree", () => {
  expect(parentRefusal(tree, 1, 3)).toMatch(/under itself/);
  expect(parentRefusal(tree, 1, 1)).toMatch(/under itself/);
  expect(parentRefusal(tree, 3, 1)).toBeUndefined();
  expect(parentRefusal(tree, 1, null)).toBeUndefined();
});

it("lists each department below its parent", () => {
  expect(inTreeOrder(tree).map(({ department, depth }) => [department.id, depth])).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 0],
  ]);
});

it("makes addresses of names", () => {
  expect(slugFor("Marketing & Brand", new Set())).toBe("marketing-brand");
  expect(slugFor("Qualität", new Set(["qualitat", "qualitat-2"]))).toBe("qualitat-3");
  expect(slugFor("客户", new Set())).toBe("department");
  expect(slugFor("Edit", new Set())).toBe("edit-2");
});
