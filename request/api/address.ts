import { RequestError } from './problems.ts';

const loopback = new Set(['localhost', '127.0.0.1']);

/** The address in a text; R01 for what is none, is neither https nor on this device, or carries a name and password. */
export function readAddress(text: string, what: 'base' | 'file' | 'link'): URL {
  const address = URL.parse(text.trim());
  if (!address) throw new RequestError({ code: 'R01', facts: { what, reason: 'none' } });
  if (!isAllowed(address))
    throw new RequestError({ code: 'R01', facts: { what, reason: 'insecure' } });
  if (address.username !== '' || address.password !== '') {
    throw new RequestError({ code: 'R01', facts: { what, reason: 'credentials' } });
  }
  return address;
}

/** https, or http on this device: what the page's policy lets through. */
export function isAllowed({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

/** The folder all of an API's addresses lie in, ending in a slash; no query, no fragment. */
export function baseOf(text: string): URL {
  const address = readAddress(text, 'base');
  const path = address.pathname.endsWith('/') ? address.pathname : `${address.pathname}/`;
  return new URL(path, address.origin);
}

/** The address lies on the API's host and in its folder. */
export function isInside(base: URL, address: URL): boolean {
  return address.origin === base.origin && address.pathname.startsWith(base.pathname);
}
