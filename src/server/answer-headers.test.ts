import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, it } from "vitest";
import { withAnswerHeaders } from "./answer-headers";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** The headers of one answer of a real server. */
async function headersOf(answer: RequestListener, isSecure = true): Promise<Headers> {
  const server = createServer((request, response) => {
    withAnswerHeaders(response, isSecure);
    answer(request, response);
  });
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return (await fetch(`http://127.0.0.1:${port}/`)).headers;
}

it("stand on whatever is answered, however it is written", async () => {
  const ways: RequestListener[] = [
    (_, response) => response.end("file"),
    (_, response) => response.writeHead(405, { allow: "GET" }).end(),
    (_, response) => response.writeHead(400, "No").end(),
    (_, response) => {
      response.write("a stream");
      response.end();
    },
  ];
  for (const way of ways) {
    const headers = await headersOf(way);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  }
});

it("leave what was said already, once", async () => {
  const policy = "default-src 'self'";
  const set = await headersOf((_, response) => response.setHeader("content-security-policy", policy).end());
  expect(set.get("content-security-policy")).toBe(policy);
  const given = await headersOf((_, response) =>
    response.writeHead(200, { "content-security-policy": policy }).end(),
  );
  expect(given.get("content-security-policy")).toBe(policy);
});

it("ask for https only where people come by it", async () => {
  const headers = await headersOf((_, response) => response.end(), false);
  expect(headers.get("strict-transport-security")).toBeNull();
});
