export { nextAuthHandler as GET, nextAuthHandler as POST } from "@/server/auth/next-auth";
