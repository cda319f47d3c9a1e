export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
python program.py
