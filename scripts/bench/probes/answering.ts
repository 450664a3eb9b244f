import { closeDatabase } from "@/server/db";

/** Answers each question that the measuring process sends; ends when it hangs up. */
export function answerWith(answer: (question: never) => Promise<object>): void {
  process.on("message", (question) => {
    answer(question as never).then(
      (found) => process.send?.(found),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on("disconnect", () => {
    void closeDatabase().then(() => process.exit(0));
  });
}
