/** The app's own version, from the build; '' where there was none. */
export function appVersion(): string {
  const version: unknown = import.meta.env['VITE_VERSION'];
  return typeof version === 'string' ? version : '';
}
