import { redirect } from "next/navigation";
import { signedIn } from "@/api/server";
import { paths } from "@/paths";

/** Everybody's front door leads to the page their role is for. */
export default async function HomePage() {
  const { viewer } = await signedIn(paths.home());
  const isCompanyWide = viewer.grants.some(({ role }) => role === "executive" || role === "admin");
  const [own] = viewer.departments;
  redirect(isCompanyWide || !own ? paths.overview() : paths.department(own.slug));
}
