/** The page for browsers of 2017, as one classic script: see early.ts. What they lack comes first. */
import '../shared/polyfills.ts'
import './main.tsx'
