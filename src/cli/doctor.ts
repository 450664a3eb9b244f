import { health } from "@/features/operations/queries/health";
import { withInstallation } from "./with-installation";

/** `kept doctor`: exit status 1 when something is missing that pages need. */
export async function doctor(): Promise<number> {
  return withInstallation(async () => {
    const { database, worker } = await health();
    console.log(`database  ${database ? "answers" : "does not answer"}`);
    console.log(`worker    ${worker ? "seen within two minutes" : "not seen for two minutes"}`);
    return database ? 0 : 1;
  });
}
