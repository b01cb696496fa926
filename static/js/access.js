export function openBar() {}
