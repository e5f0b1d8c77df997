/** The light surfaces' router, named in one place. Addresses inside a surface leave out its base (`/jobs`, not `/w/jobs`). */
export { Link, Redirect, useLocation, useParams, useRouter, useSearchParams } from 'wouter'
