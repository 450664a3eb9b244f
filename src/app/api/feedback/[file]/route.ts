import { sendFeedbackFile } from "@/api/feedback-file";

export async function GET(
  request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  return sendFeedbackFile(request, (await context.params).file);
}
