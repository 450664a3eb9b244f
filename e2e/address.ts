/**
 * Where the product under test answers. Usually the tests start one of their own (start-product.ts); to write a test
 * against one that runs already, name it with the folder that holds its data:
 *
 *   KEPT_E2E_URL=http://127.0.0.1:3000 KEPT_E2E_DATA=.data npx playwright test e2e/executive
 *
 * It must hold the sample, whose people have the password of cast.ts (KEPT_DEMO_PASSWORD), and the tests write to it.
 */
export const runningProduct = process.env.KEPT_E2E_URL?.replace(/\/$/, "");

export const port = Number(process.env.KEPT_E2E_PORT ?? 3456);

export const productUrl = runningProduct ?? `http://127.0.0.1:${port}`;
