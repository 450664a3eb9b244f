/**
 * Why single sign-on cannot be enforced yet. Whoever closes every other way for a domain must have come in by that way
 * themselves; a typing error would lock everybody out otherwise.
 */
export function enforcementRefusal(
  domains: readonly string[],
  admin: { email: string; cameBySso: boolean },
): string | undefined {
  const own = admin.email.slice(admin.email.lastIndexOf("@") + 1);
  if (!domains.includes(own) || admin.cameBySso) return undefined;
  return `Sign in through the provider yourself first: this would close every other way for ${own}, yours too.`;
}

/** Why an address cannot be a provider's: its tokens would travel in the clear. */
export function issuerRefusal(issuer: string): string | undefined {
  const { protocol, hostname } = new URL(issuer);
  const isThisMachine = hostname === "localhost" || hostname === "127.0.0.1";
  return protocol === "https:" || (protocol === "http:" && isThisMachine)
    ? undefined
    : "The provider's address must begin with https://.";
}
