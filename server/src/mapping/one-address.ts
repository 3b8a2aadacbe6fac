import type { Role } from "../template/columns.ts";
import type { Address } from "../template/header-words.ts";
import type { Sample } from "./sample.ts";

/** A column's role, and the address that its header tells. */
interface Part {
  readonly role: Role | undefined;
  readonly address: Address;
  readonly sample: Sample;
}

const addresses: readonly Address[] = ["own", "physical", "billing", "shipping", "mailing", "contact", "second"];

/** The parts that are usually filled. */
const mainRoles: readonly (Role | undefined)[] = ["Address Line 1", "City", "State", "Zip", "Country"];
const addressRoles: readonly (Role | undefined)[] = [...mainRoles, "Address Line 2"];

/** No place where people work. */
const postBox = /^(?:p\.? ?o\.? ?box|postfach|b\.?p\.? ?\d|bo[iî]te postale|apartado|postbus)/i;

/**
 * Keeps only the fullest of several addresses, so that no street is combined with the city of another address; the
 * first one of equal ones. Columns of another address stay if it has no column in common with the fullest. So does its
 * country if the fullest has none.
 */
export function keepOneAddress<T extends Part>(parts: readonly T[]): T[] {
  const partsOf = (address: Address) =>
    parts.filter((part) => part.address === address && addressRoles.includes(part.role));
  const size = (address: Address) =>
    partsOf(address)
      .filter((part) => mainRoles.includes(part.role))
      .reduce((sum, { sample }) => sum + 1 + sample.filled.filter((value) => !postBox.test(value)).length, 0);
  const sizes = new Map(addresses.map((address) => [address, size(address)]));
  const [main = "own", ...others] = addresses.toSorted((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0));
  const known = new Set(partsOf(main).map((part) => part.role));
  const second = others.map(partsOf).filter((parts) => parts.some((part) => known.has(part.role)));
  const dropped = new Set(second.flat().filter((part) => part.role !== "Country" || known.has("Country")));
  return parts.filter((part) => !dropped.has(part));
}
