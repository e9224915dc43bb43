import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the public internet's: neither private, loopback, link-local, multicast, shared by a carrier or reserved,
 * nor one that leads to such through a translation (IPv4-mapped, 6to4, NAT64, Teredo). Anything that is no IP address is not.
 */
export function isPublicAddress(address: string): boolean {
  // A zone belongs to a link.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}

/** All that has been given out: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
