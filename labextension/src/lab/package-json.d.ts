/** The package's own description, as the bundler provides it. */
declare module '*/package.json' {
  const about: { version: string };
  export default about;
}
