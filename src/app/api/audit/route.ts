import { sendAuditFile } from "@/api/audit-file";

export function GET(request: Request): Promise<Response> {
  return sendAuditFile(request);
}
