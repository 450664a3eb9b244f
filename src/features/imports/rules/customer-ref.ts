/** What a customer goes by: their number, or the address where there is none. */
export function customerRef(customer: string | null, email: string | null): string | null {
  return customer ?? (email === null ? null : `email:${email.toLowerCase()}`);
}
