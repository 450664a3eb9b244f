/** The part of autocannon that is used here. */
declare module "autocannon" {
  type Result = { non2xx: number; errors: number };
  type Run = {
    on(
      event: "response",
      heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): void;
  };
  export default function autocannon(
    options: { url: string; connections: number; amount: number; headers: Record<string, string> },
    done: (error: Error | null, result: Result) => void,
  ): Run;
}
