import { sendMapFile } from "@/api/map-file";

type Context = { params: Promise<{ map: string; format: string }> };

export async function GET(request: Request, context: Context): Promise<Response> {
  const { map, format } = await context.params;
  return sendMapFile(request, map, format);
}
