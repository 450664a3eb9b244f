import { handleApi } from "@/api/http";

export { handleApi as GET, handleApi as POST };
