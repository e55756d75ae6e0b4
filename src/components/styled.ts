import type { Attachment } from 'svelte/attachments';

/** Sets style properties through the CSSOM, which the policy allows; style attributes it does not. */
export function styled(properties: Readonly<Record<string, string>>): Attachment<HTMLElement> {
  return (element) => {
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  };
}
