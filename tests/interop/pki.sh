#!/usr/bin/env bash
# Makes a trust community with the openssl command: a root, an issuing authority, their CRLs, leaves and a stranger.
# Usage: pki.sh FOLDER FHIR_BASE CRL_BASE
#   FHIR_BASE  the server's FHIR base URL: URI subject alternative name of its leaf; the issuer is what stands before its path
#   CRL_BASE   where the certificates say their CRLs are; the server maps these URLs to the files made here
# Each leaf NAME yields NAME.key (PKCS #8), NAME.pem (leaf, then issuing authority) and NAME.leaf.pem (leaf alone).
set -euo pipefail
folder=$1 fhir_base=$2 crl_base=$3
mkdir -p "$folder"
cd "$folder"

key() { # NAME ALGORITHM
  case $2 in
    rsa) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key" ;;
    p256) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" ;;
    p384) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out "$1.key" ;;
  esac
}

authority() { # FOLDER-OF-THE-CA: what `openssl ca` needs to issue CRLs
  mkdir -p "$1.ca"
  : >"$1.ca/index.txt"
  echo 1000 >"$1.ca/crlnumber"
  cat >"$1.ca/ca.cnf" <<CONF
[ca]
default_ca = this
[this]
database = $1.ca/index.txt
crlnumber = $1.ca/crlnumber
default_md = sha256
default_crl_days = 7
crl_extensions = crl
[crl]
authorityKeyIdentifier = keyid
CONF
}

crl() { # CA
  openssl ca -config "$1.ca/ca.cnf" -gencrl -keyfile "$1.key" -cert "$1.leaf.pem" -out "$1.crl.pem" 2>/dev/null
  openssl crl -in "$1.crl.pem" -outform DER -out "$1.crl"
}

root() { # NAME SUBJECT
  key "$1" p384
  openssl req -x509 -new -key "$1.key" -sha384 -days 30 -subj "$2" -out "$1.leaf.pem" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
  authority "$1"
}

issue() { # NAME ALGORITHM ISSUER SUBJECT EXTENSIONS
  key "$1" "$2"
  openssl req -new -key "$1.key" -subj "$4" -out "$1.csr"
  printf '%s\n' "authorityKeyIdentifier=keyid" "subjectKeyIdentifier=hash" \
    "crlDistributionPoints=URI:$crl_base/$3.crl" "$5" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$3.leaf.pem" -CAkey "$3.key" -sha256 -days 20 \
    -set_serial "0x4$(openssl rand -hex 15)" -extfile "$1.ext" -out "$1.leaf.pem" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

leaf() { # NAME ALGORITHM ISSUER SUBJECT ALTERNATIVE-NAMES
  issue "$1" "$2" "$3" "$4" "$(printf '%s\n' 'basicConstraints=critical,CA:FALSE' \
    'keyUsage=critical,digitalSignature' "subjectAltName=$5")"
  cat "$1.leaf.pem" "$3.leaf.pem" >"$1.pem"
}

community() { # ROOT ISSUER ORGANIZATION
  root "$1" "/C=US/O=$3/CN=$3 Root"
  issue "$2" p256 "$1" "/C=US/O=$3/CN=$3 Issuing" \
    "$(printf '%s\n' 'basicConstraints=critical,CA:TRUE,pathlen:0' 'keyUsage=critical,keyCertSign,cRLSign')"
  authority "$2"
}

community root issuing "Interop Community"
leaf server rsa issuing "/C=US/O=Interop Hospital/CN=server" "URI:$fhir_base"
leaf issuer rsa issuing "/C=US/O=Interop Hospital/CN=issuer" "URI:${fhir_base%/*}"
leaf tls p256 issuing "/CN=127.0.0.1" "IP:127.0.0.1,DNS:localhost"
leaf resource p256 issuing "/C=US/O=Interop Hospital/CN=resource server" "URI:$fhir_base"
leaf rs256 rsa issuing "/C=US/O=Interop Apps/CN=rs256" "URI:https://apps.example/rs256"
leaf rs384 rsa issuing "/C=US/O=Interop Apps/CN=rs384" "URI:https://apps.example/rs384"
leaf es256 p256 issuing "/C=US/O=Interop Apps/CN=es256" "URI:https://apps.example/es256"
leaf es384 p384 issuing "/C=US/O=Interop Apps/CN=es384" "URI:https://apps.example/es384"
leaf app p256 issuing "/C=US/O=Interop Apps/CN=app" "URI:https://apps.example/diary"
leaf holder p256 issuing "/C=US/O=Interop Clinic/CN=holder" "URI:https://clinic.example/fhir"
leaf certifier p256 issuing "/C=US/O=Interop Certifier/CN=certifier" "URI:https://certifier.example"
leaf revoked p256 issuing "/C=US/O=Interop Apps/CN=revoked" "URI:https://apps.example/revoked"
openssl ca -config issuing.ca/ca.cnf -revoke revoked.leaf.pem -keyfile issuing.key -cert issuing.leaf.pem 2>/dev/null
crl root
crl issuing

# A second community that the server does not know.
community stranger-root stranger-issuing "Stranger"
leaf stranger p256 stranger-issuing "/C=US/O=Stranger/CN=stranger" "URI:https://apps.example/es256"
crl stranger-root
crl stranger-issuing
