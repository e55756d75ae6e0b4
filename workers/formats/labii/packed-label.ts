/** A label packed with the sid it stands for: `Test___ehkn0a40x1glqvAFKP`. */
export function unpacked(text: string): { label: string; sid: string } {
  const [, label, sid] = /^(.*)___([A-Za-z0-9]{8,64})$/s.exec(text) ?? [];
  return label === undefined || sid === undefined ? { label: text, sid: '' } : { label, sid };
}
