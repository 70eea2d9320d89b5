// First import of every entry point. Plain syntax: an old Node must be able to read it.
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `Định Danh needs Node.js 24 or newer; this is ${process.versions.node}. Start it with "npm start" after "npm ci", which brings the right one.`,
  );
  process.exit(1);
}
