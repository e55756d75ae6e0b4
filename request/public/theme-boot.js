// Sets the chosen theme before the first paint. Kept apart because the policy allows no inline script.
try {
  const theme = localStorage.getItem('strongroom-request.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off: the system's theme is used.
}
