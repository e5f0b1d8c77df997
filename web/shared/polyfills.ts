/** What Chrome 62 lacks and our pages use; the transpiler lowers words, not calls. A test runs the older bundle without them. */
export {}
