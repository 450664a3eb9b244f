import { receiveUpload } from "@/api/uploads";

export async function PUT(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return receiveUpload(request, (await context.params).token);
}
